/** Of the peers, what is used here: the types that two of them come without, or hide. */

declare module 'binary-parser' {
  type Length = { readonly length: number | ((root: unknown) => number) };
  export class Parser {
    endianness(order: 'big'): Parser;
    uint8(name: string): Parser;
    uint16(name: string): Parser;
    uint32(name: string): Parser;
    bit1(name: string): Parser;
    bit2(name: string): Parser;
    bit4(name: string): Parser;
    bit6(name: string): Parser;
    bit13(name: string): Parser;
    buffer(name: string, length: Length): Parser;
    nest(name: string, options: { readonly type: Parser }): Parser;
    compile(): void;
    parse(octets: Uint8Array): unknown;
  }
}

declare module 'kaitai-struct-compiler' {
  interface Compiler {
    /** The parsed .ksy document in, the text of each file out. */
    compile(language: 'javascript', ksy: object): Promise<Readonly<Record<string, string>>>;
  }
  const compiler: Compiler;
  export default compiler;
}
