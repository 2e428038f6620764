/** What `-w` prints: words in a text of the user's. */

export interface Answered {
  readonly status: number;
  readonly octets: number;
  readonly sent: number;
  readonly seconds: number;
  readonly type: string;
  /** Where the page was in the end. */
  readonly url: string;
  readonly redirects: number;
  readonly version: string;
  readonly method: string;
  /** In seconds from the beginning of the last question: as far as it went. */
  readonly times: {
    readonly lookup: number;
    readonly connect: number;
    readonly secure: number;
    readonly asked: number;
    readonly first: number;
    readonly redirect: number;
  };
  readonly local: { readonly address: string; readonly port: number };
  readonly remote: { readonly address: string; readonly port: number };
  /** Where a redirect leads that was not followed. */
  readonly location: string;
  readonly file: string;
}

const DIGITS = 6;

export function writeOut(format: string, answered: Answered, exit: number, message = ''): string {
  const { status, octets, sent, seconds, times, local, remote } = answered;
  const code = String(status).padStart(3, '0');
  const speed = (count: number): string => String(Math.round(count / Math.max(seconds, 1e-6)));
  const values: Readonly<Record<string, string>> = {
    http_code: code,
    response_code: code,
    http_version: answered.version,
    size_download: String(octets),
    size_upload: String(sent),
    speed_download: speed(octets),
    speed_upload: speed(sent),
    time_namelookup: times.lookup.toFixed(DIGITS),
    time_connect: times.connect.toFixed(DIGITS),
    time_appconnect: times.secure.toFixed(DIGITS),
    time_pretransfer: times.asked.toFixed(DIGITS),
    time_starttransfer: times.first.toFixed(DIGITS),
    time_redirect: times.redirect.toFixed(DIGITS),
    time_total: seconds.toFixed(DIGITS),
    content_type: answered.type,
    filename_effective: answered.file,
    num_redirects: String(answered.redirects),
    redirect_url: answered.location,
    url_effective: answered.url,
    scheme: answered.url.slice(0, answered.url.indexOf(':')).toUpperCase(),
    method: answered.method,
    local_ip: local.address,
    local_port: String(local.port),
    remote_ip: remote.address,
    remote_port: String(remote.port),
    exitcode: String(exit),
    errormsg: message,
  };
  return format
    .replace(/%\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
    .replace(/\\([nrt])/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? '')
    .replaceAll('%%', '%');
}
