/**
 * Whether a file holds secrets by its name: its text reaches no prompt, neither its own nor another file's. The list
 * is short on purpose. It names what is a secret in every project; what is secret in one, `files.exclude` can hide.
 * @param path With forward slashes or backslashes, absolute or relative.
 */
export function isSecretFile(path: string): boolean {
  const parts = path.toLowerCase().split(/[\\/]+/);
  const name = parts.at(-1) ?? '';
  if (harmless.test(name)) return false;
  return (
    secretNames.some((pattern) => pattern.test(name)) || parts.slice(0, -1).some((part) => folders.has(part))
  );
}

/** Templates without values, and public keys, are there to be read. */
const harmless = /^\.env\.(example|sample|template|dist|defaults?)$|^\.envrc\.(example|sample)$|\.pub$/;

const secretNames = [
  /^\.env(rc)?(\..+)?$/,
  /\.env$/,
  // Keys and certificates.
  /\.(pem|key|p12|pfx|p8|ppk|jks|keystore|kdbx?|asc|gpg|pgp|crt|cer|der|csr|ovpn|mobileprovision)$/,
  /^id_(rsa|dsa|ecdsa|ed25519)(_sk)?(\..+)?$/,
  /^(known_hosts|authorized_keys)$/,
  // Credentials that tools keep in files of their own.
  /^(\.netrc|_netrc|\.npmrc|\.yarnrc\.yml|\.pypirc|\.pgpass|\.my\.cnf|\.htpasswd|\.dockercfg|\.git-credentials|\.s3cfg|\.boto)$/,
  /^(credentials|credentials\.(json|toml|ya?ml|ini|xml|db)|application_default_credentials\.json)$/,
  /^(client_secrets?|service[-_]?account)([-_.].*)?\.json$/,
  /^(secrets?|vault[-_]pass(word)?)(\.[\w-]+)*\.(json|ya?ml|toml|ini|txt|properties|env)$/,
  /^(secrets?|\.?vault[-_]pass(word)?)$/,
  /\.tfvars(\.json)?$/,
  /\.tfstate(\.backup)?$/,
  /^(kubeconfig|.*\.kubeconfig)$/,
];

/** Folders of which every file is a credential. */
const folders = new Set(['.ssh', '.aws', '.gnupg', '.kube', '.azure', '.gcloud', '.password-store']);
