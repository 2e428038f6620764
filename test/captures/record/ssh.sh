#!/bin/bash
# OpenSSH: version exchange, KEXINIT, key exchange, an encrypted command
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair4
mkdir -p /run/sshd "$W/k"; ssh-keygen -q -t ed25519 -N '' -C capture -f "$W/k/host"; ssh-keygen -q -t ed25519 -N '' -C capture -f "$W/k/id"
chmod 700 "$W/k"; cp "$W/k/id.pub" "$W/k/authorized"
bg b sshd /usr/sbin/sshd -D -e -f /dev/null -o Port=22 -o HostKey="$W/k/host" -o AuthorizedKeysFile="$W/k/authorized" -o StrictModes=no -o UsePAM=no -o PidFile=none
listens_tcp b 22
record_ng a ea ssh.pcapng -f tcp
at a ssh -F /dev/null -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes -i "$W/k/id" root@10.0.0.2 'echo hello' >"$W/ssh.log" 2>&1 || true
at a ssh -F /dev/null -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o KexAlgorithms=ecdh-sha2-nistp256 -o Ciphers=aes128-ctr -o MACs=hmac-sha2-256 -o IdentitiesOnly=yes -i "$W/k/id" root@10.0.0.2 true >>"$W/ssh.log" 2>&1 || true
save
