/** What `nonos dhcp --json` answers. */
import { dhcpRow } from './dhcp/shared.ts';

export { dhcpRow as answer };
