/** What a program needs to look into packets: the describer, and what its tables hold. */
export * from './base/describe.ts';
