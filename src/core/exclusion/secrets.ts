/**
 * Whether a file holds secrets by its name: its text reaches no prompt, neither its own nor another file's. Named is what
 * is a secret in every project; what is secret in one, `hearth.context.exclude` can name.
 *
 * The kinds are from two lists that others keep: the file signatures of shhgit (config.yaml of 28 February 2025, after those
 * of gitrob), and what GitHub's templates for .gitignore (21 May 2026) leave out because it holds credentials. Not taken is
 * what is code or settings in most projects: `settings.py`, `database.yml`, `config.php`, `.bashrc`, logs, dumps.
 * @param path With forward slashes or backslashes, absolute or relative.
 */
export function isSecretFile(path: string): boolean {
  const parts = path
    .toLowerCase()
    .replace(backup, '')
    .split(/[\\/]+/);
  const name = parts.at(-1) ?? '';
  if (harmless.test(name)) return false;
  return (
    secretNames.some((pattern) => pattern.test(name)) ||
    parts.slice(0, -1).some((part) => folders.has(part)) ||
    secretPaths.test(parts.join('/'))
  );
}

/** A copy of a secret is one. */
const backup = /(~|\.(bak|backup|old|orig|save))+$/;

/** Templates without values, and public keys, are there to be read. */
const harmless =
  /^\.(env(rc)?|dev\.vars)([._-].+)?[._-](example|sample|template|dist|defaults?|schema)$|\.pub$/;

const secretNames = [
  // Variables for a program's environment: of every stage, however it is set off.
  /^\.(env(rc)?|dev\.vars)([._-].+)?$/,
  /\.env$/,
  /^\.(powenv|renviron)$/,
  /\.private\.env\.json$/,
  // Keys and certificates.
  /\.(pem|key|keypair|p12|pkcs12|pfx|p8|ppk|jks|keystore|keyring|asc|gpg|pgp|crt|cer|der|csr|ovpn|mobileprovision)$/,
  /^.+_(rsa|dsa|ecdsa|ed25519)(_sk)?$/,
  /^id_(rsa|dsa|ecdsa|ed25519)(_sk)?(\..+)?$/,
  /^(known_hosts|authorized_keys)$/,
  /^(key|keystore)\.properties$/,
  /^(otr\.private_key|secret_token\.rb|hudson\.util\.secret)$/,
  // Password managers.
  /\.(kdbx?|psafe3|keychain(-db)?|kwallet|bek|tpm|fve)$/,
  // Credentials that tools keep in files of their own, most of them in the user's folder.
  /^[._]netrc$/,
  /^\.(npmrc|yarnrc\.yml|pypirc|terraformrc|sentryclirc|transifexrc|databrickscfg)$/,
  /^\.(dockercfg|dockerconfigjson|git-credentials|vault-token|s3cfg|boto|passwd-s3fs|tugboat|httr-oauth)$/,
  /^(\.pgpass|pgpass\.conf|\.my\.cnf|\.mylogin\.cnf|\.htpasswd|proftpdpasswd|\.smbcredentials)$/,
  /^\.(muttrc|msmtprc|fetchmailrc|trc)$/,
  /^(\.?rclone\.conf|kaggle\.json|robomongo\.json|\.?dbeaver-data-sources\.xml|credentials-config\.json)$/,
  /^(sftp-config\.json|\.ftpconfig|\.remote-sync\.json|filezilla\.xml|recentservers\.xml|sitemanager\.xml)$/,
  // What was typed into shells and database clients, passwords among it.
  /^\.\w+_history$/,
  // Credentials that projects keep in files.
  /^\.?credentials(\.(json|toml|ya?ml|ini|xml|db|properties|tfrc\.json))?$/,
  /^(application_default_credentials\.json|export_credentials\.cfg)$/,
  /^(client_secrets?|service[-_]?account)([-_.].*)?\.json$/,
  /firebase-adminsdk.*\.json$/,
  /^\.?(secrets?|vault[-_]pass(word)?)(\.[\w-]+)*\.(json|ya?ml|toml|ini|txt|properties|env)$/,
  /\.secrets?\.(json|ya?ml|toml|ini|properties|exs)$/,
  /^\.?(secrets?|vault[-_]pass(word)?)$/,
  /\.(tfvars(\.json)?|pkrvars\.hcl|tfstate(\.backup)?)$/,
  /^kubeconfig(\.(ya?ml|json|conf))?$|\.kubeconfig$/,
  /\.(publishsettings|cscfg)$/,
  /^(wp-config|localsettings)\.php$/,
];

/** Names that say it only together with the folder they are in. */
const secretPaths = new RegExp(
  `(^|/)(${[
    String.raw`\.docker/config\.json`,
    String.raw`(containers|\.composer|\.config/composer|\.codex)/auth\.json`,
    String.raw`\.bundle/config`,
    String.raw`\.m2/settings(-security)?\.xml`,
    String.raw`\.gradle/gradle\.properties`,
    String.raw`(\.config/gh|github cli)/hosts\.yml`,
    String.raw`\.config/hub`,
    String.raw`doctl/config\.yaml`,
    String.raw`(\.|\.cache/)huggingface/token`,
    String.raw`\.config/gcloud/.+`,
    String.raw`\.vscode/sftp\.json`,
    String.raw`\.snowsql/config`,
    String.raw`\.?irssi/config`,
    String.raw`\.?purple/accounts\.xml`,
    String.raw`app/etc/(env\.php|local\.xml)`,
    String.raw`etc/g?shadow`,
  ].join('|')})$`,
);

/** Folders of which every file is a credential. */
const folders = new Set([
  '.ssh',
  '.aws',
  '.gnupg',
  '.kube',
  '.azure',
  '.gcloud',
  '.oci',
  '.bluemix',
  '.password-store',
  '.envs',
]);
