/** What is used of it: its own types cannot be found through its package description. */
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
