// Loaded before a program that a model has written a part of: takes away the ways to the network. Files and child
// processes are kept away by Node's own permissions. A guard against accidents, and none against malice.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const refuse = () => {
  throw new Error('There is no network here.');
};
net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.Socket.prototype.bind = refuse;
dgram.Socket.prototype.send = refuse;
dgram.Socket.prototype.connect = refuse;
for (const name of ['lookup', 'resolve']) {
  dns[name] = refuse;
  dns.promises[name] = refuse;
}
syncBuiltinESMExports();
