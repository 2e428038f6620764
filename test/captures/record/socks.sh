#!/bin/bash
# SOCKS 4, 4a and 5: curl through dante, ssh -D and microsocks (user name and password)
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair
printf '127.0.0.1 localhost\n10.0.0.2 www.example.test\nfd00::2 www6.example.test\n' >"$W/hosts"; mount --bind "$W/hosts" /etc/hosts
mkdir -p "$W/n" "$W/k" /run/sshd
cat >"$W/nginx.conf" <<C
daemon off; master_process off; worker_processes 1; pid $W/n/pid; error_log $W/n/err.log; events {}
http { access_log off; client_body_temp_path $W/n/b; proxy_temp_path $W/n/p; fastcgi_temp_path $W/n/f; uwsgi_temp_path $W/n/u; scgi_temp_path $W/n/s;
 server { listen 80; listen [::]:80; location / { return 200 "hello\n"; } } }
C
bg b nginx nginx -c "$W/nginx.conf" -e "$W/n/err.log"; listens_tcp b 80
cat >"$W/danted.conf" <<C
logoutput: $W/danted.out
internal: eb port = 1080
external: eb
socksmethod: none
clientmethod: none
user.privileged: root
user.unprivileged: nobody
client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
client pass { from: ::/0 to: ::/0 }
socks block { from: 0.0.0.0/0 to: 10.0.0.66/32 }
socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
socks pass { from: ::/0 to: ::/0 }
socks pass { from: 0.0.0.0/0 to: ::/0 }
C
bg b dante danted -f "$W/danted.conf" -p "$W/danted.pid"; listens_tcp b 1080
cu() { at a curl -s -o /dev/null --max-time 5 "$@" || true; }
record a ea socks-dante.pcap tcp port 1080
cu --socks5 10.0.0.2:1080 http://10.0.0.2/; cu --socks5-hostname 10.0.0.2:1080 http://www.example.test/; cu --socks5 10.0.0.2:1080 'http://[fd00::2]/'
cu --socks4 10.0.0.2:1080 http://10.0.0.2/; cu --socks4a 10.0.0.2:1080 http://www.example.test/; cu --socks5 10.0.0.2:1080 http://10.0.0.2:81/; cu --socks5 10.0.0.2:1080 http://10.0.0.66/; cu --socks5-hostname 10.0.0.2:1080 http://nowhere.example.test/
save; stop dante
bg b micro microsocks -i 10.0.0.2 -p 1081 -u alice -P secret; listens_tcp b 1081
record_ng a ea socks-password.pcapng -f 'tcp port 1081' --capture-comment 'SOCKS5 with user name and password: right, wrong, none'
cu --proxy socks5h://alice:secret@10.0.0.2:1081 http://www.example.test/; cu --proxy socks5h://alice:wrong@10.0.0.2:1081 http://www.example.test/; cu --proxy socks5h://10.0.0.2:1081 http://www.example.test/
save
ssh-keygen -q -t ed25519 -N '' -C c -f "$W/k/host"; ssh-keygen -q -t ed25519 -N '' -C c -f "$W/k/id"
bg b sshd /usr/sbin/sshd -D -e -f /dev/null -o HostKey="$W/k/host" -o AuthorizedKeysFile="$W/k/id.pub" -o StrictModes=no -o UsePAM=no -o PidFile=none; listens_tcp b 22
bg b sshd-client ssh -F /dev/null -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes -i "$W/k/id" -N -D 10.0.0.2:1082 root@127.0.0.1; listens_tcp b 1082
record a ea socks-ssh.pcap tcp port 1082
cu --socks5-hostname 10.0.0.2:1082 http://www.example.test/; cu --socks4a 10.0.0.2:1082 http://www.example.test/; cu --socks5-hostname 10.0.0.2:1082 http://nowhere.example.test/
save
