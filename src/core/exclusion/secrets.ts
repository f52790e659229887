/**
 * Whether a file holds secrets, judging by its name. Its text must not reach any prompt, neither its own nor another
 * file's. The list has what is secret in every project; `hearth.context.exclude` is for what is secret in one.
 *
 * The patterns come from two maintained lists: the file signatures of shhgit (config.yaml of 28 February 2025, based
 * on those of gitrob), and the credentials that GitHub's .gitignore templates (21 May 2026) leave out; to these come the
 * environment files of Flask (`.flaskenv`) and of Azure Functions (`local.settings.json`). Names that are code or
 * settings in most projects are not included: `settings.py`, `database.yml`, `config.php`, `.bashrc`, logs, dumps.
 * @param path with forward slashes or backslashes, absolute or relative.
 */
export function isSecretFile(path: string): boolean {
  const parts = path
    .toLowerCase()
    .replace(backup, '')
    .split(/[\\/]+/);
  const name = parts.at(-1) ?? '';
  if (harmless.some((pattern) => pattern.test(name))) return false;
  return (
    secretNames.some((pattern) => pattern.test(name)) ||
    parts.slice(0, -1).some((part) => folders.has(part)) ||
    secretPaths.test(parts.join('/'))
  );
}

/** A backup of a secret is a secret, too. */
const backup = /(~|\.(bak|backup|old|orig|save))+$/;

/** Templates without values, declarations of types, and public keys are meant to be read. */
const harmless = [
  /^\.(env(rc|\d+)?|flaskenv|dev\.vars)([._-].+)?[._-](example|sample|template|dist|defaults?|schema)$/,
  /\.d\.[cm]?ts$/,
  /\.pub$/,
];

const secretNames = [
  // Environment variables: of every stage, with any separator.
  /^\.(env(rc|\d+)?|flaskenv|dev\.vars)([._-].+)?$/,
  /\.env$/,
  /^env([._-]\w+)*[._-]local$/,
  /^\.(powenv|renviron)$/,
  /\.private\.env\.json$/,
  /^local\.settings\.json$/,
  // Keys and certificates.
  /\.(pem|key|keypair|p12|pkcs12|pfx|p8|ppk|jks|keystore|keyring|asc|gpg|pgp|crt|cer|der|csr|ovpn|mobileprovision)$/,
  /^.+_(rsa|dsa|ecdsa|ed25519)(_sk)?$/,
  /^id_(rsa|dsa|ecdsa|ed25519)(_sk)?(\..+)?$/,
  /^(known_hosts|authorized_keys)$/,
  /^(key|keystore)\.properties$/,
  /^(otr\.private_key|secret_token\.rb|hudson\.util\.secret)$/,
  // Password managers.
  /\.(kdbx?|psafe3|keychain(-db)?|kwallet|bek|tpm|fve)$/,
  // Credentials that tools keep in files of their own, mostly in the home folder.
  /^[._]netrc$/,
  /^\.(npmrc|yarnrc\.yml|pypirc|terraformrc|sentryclirc|transifexrc|databrickscfg)$/,
  /^\.(dockercfg|dockerconfigjson|git-credentials|vault-token|s3cfg|boto|passwd-s3fs|tugboat|httr-oauth)$/,
  /^(\.pgpass|pgpass\.conf|\.my\.cnf|\.mylogin\.cnf|\.htpasswd|proftpdpasswd|\.smbcredentials)$/,
  /^\.(muttrc|msmtprc|fetchmailrc|trc)$/,
  /^(\.?rclone\.conf|kaggle\.json|robomongo\.json|\.?dbeaver-data-sources\.xml|credentials-config\.json)$/,
  /^(sftp-config\.json|\.ftpconfig|\.remote-sync\.json|filezilla\.xml|recentservers\.xml|sitemanager\.xml)$/,
  // Histories of shells and database clients, which may contain passwords.
  /^\.\w+_history$/,
  // Credentials kept in a project's files.
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

/** File names that are secret only in certain folders. */
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

/** Folders in which every file is a credential. */
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
