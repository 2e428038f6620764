/** What `nonos ftp --json` answers. */
export { answer } from './sftp.ts';
