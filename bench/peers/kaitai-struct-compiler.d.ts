declare module 'kaitai-struct-compiler' {
  interface Compiler {
    /** The parsed .ksy document in, the text of each file out. */
    compile(language: 'javascript', ksy: object): Promise<Readonly<Record<string, string>>>;
  }
  const compiler: Compiler;
  export default compiler;
}
