/** Scripts of completion: a table of words, and the little that a shell needs to look into it. */
import type { Place, Word } from './words.ts';

const texts = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

/** After the longest name that the line begins with: its options after a dash, else more words. */
export function bash(places: readonly Place[]): string {
  const rows = places.map(
    ({ before, names, options }) =>
      `    ${quoted(before)}) names=${quoted(texts(names))} options=${quoted(texts(options))} ;;`,
  );
  return `_nonos_words() {
  case "$1" in
${rows.join('\n')}
    *) return 1 ;;
  esac
}

_nonos() {
  local names= options= word=\${COMP_WORDS[COMP_CWORD]} before=$(
    IFS=' '; echo "\${COMP_WORDS[*]:1:COMP_CWORD-1}"
  )
  until _nonos_words "$before"; do
    case "$before" in *' '*) before=\${before% *} ;; *) before= ;; esac
  done
  COMPREPLY=()
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -n $names ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$names" -- "$word")
  fi
}

complete -o bashdefault -o default -F _nonos nonos
`;
}

export function zsh(places: readonly Place[]): string {
  const described = (words: readonly Word[]): string =>
    words
      .map(({ text, description }) => quoted(`${text.replaceAll(':', '\\:')}:${description}`))
      .join(' ');
  const rows = places.map(
    ({ before, names, options }) =>
      `    (${quoted(before)}) names=(${described(names)}) options=(${described(options)}) ;;`,
  );
  return `#compdef nonos

_nonos_words() {
  case "$1" in
${rows.join('\n')}
    (*) return 1 ;;
  esac
}

_nonos() {
  local -a names options
  local before="\${(j: :)words[2,CURRENT-1]}"
  until _nonos_words "$before"; do
    case "$before" in (*' '*) before="\${before% *}" ;; (*) before='' ;; esac
  done
  if [[ $words[CURRENT] == -* ]]; then _describe -o option options
  elif (( $#names )); then _describe command names
  else _files
  fi
}

if [[ $funcstack[1] == _nonos ]]; then _nonos "$@"; else compdef _nonos nonos; fi
`;
}

export function fish(places: readonly Place[]): string {
  const lines = places.flatMap(({ before, names, options }) => {
    const condition = quoted(`__nonos_is_after ${quotedWithin(before)}`);
    return [
      ...names.map(
        ({ text, description }) =>
          `complete -c nonos -f -n ${condition} -a ${fishQuoted(text)} -d ${fishQuoted(description)}`,
      ),
      ...options.map(
        ({ text, description }) =>
          `complete -c nonos -n ${condition} -l ${text.slice(2)} -d ${fishQuoted(description)}`,
      ),
    ];
  });
  const known = places.map(({ before }) => fishQuoted(before)).join(' ');
  return `function __nonos_is_after
    set -l line (commandline -opc)
    set -l before (string join ' ' -- $line[2..-1])
    while not contains -- "$before" ${known}
        set before (string match -r '^.*(?= )' -- "$before"; or echo '')
    end
    test "$before" = "$argv"
end

${lines.join('\n')}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Names have no quotes: within other quotes they stand as they are. */
function quotedWithin(name: string): string {
  return name === '' ? '""' : `"${name}"`;
}
