/** The parts that certificates are put together from: DER, and what X.509 says by it. */
export { element, integer, objectIdentifier, sequence } from './onion/certificates/der.ts';
export { encodedTime, nameOf } from './onion/certificates/x509.ts';
