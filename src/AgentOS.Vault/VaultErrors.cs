using AgentOS.Errors;

namespace AgentOS.Vault;

/// <summary>Failures of the key vault and of secrets given to sandboxes.</summary>
public static class VaultErrors
{
    /// <summary>Loose permissions.</summary>
    public static readonly ErrorDefinition Exposed = new("vault.exposed",
        "others could read or change it",
        "A vault that others can reach protects nothing, so it is not used; its keys should count as known.",
        "Do what is in parentheses, then replace the keys at their providers: agentos keys rotate PROVIDER");

    /// <summary>It cannot be read or written.</summary>
    public static readonly ErrorDefinition Unusable = new("vault.unusable",
        "the file system refused",
        "The directory is missing, read-only or full, or something else has the file's name.",
        "Check it: ls -la ~/.local/share/agentstore; XDG_DATA_HOME names another place.");

    /// <summary>No vault, or not one of ours.</summary>
    public static readonly ErrorDefinition Damaged = new("vault.damaged",
        "this is no key vault",
        "The file is cut short, was changed by hand, or entries of it were exchanged.",
        "Put a backup in its place, or remove it and add the keys again: agentos keys add");

    /// <summary>A later format.</summary>
    public static readonly ErrorDefinition Unknown = new("vault.unknown-version",
        "a later version of AgentOS wrote it",
        "Its format is not known to this version, which therefore does not touch it.",
        "Update AgentOS.");

    /// <summary>It does not open.</summary>
    public static readonly ErrorDefinition WrongPassword = new("vault.wrong-password",
        "it does not open",
        "It was made with another password, on another machine, or its secret file is another one. A vault is bound to its machine.",
        "Give the password in AGENTOS_VAULT_PASSWORD; for another machine: agentos keys export --encrypted FILE there, agentos keys import FILE here.");

    /// <summary>No such key.</summary>
    public static readonly ErrorDefinition NoKey = new("vault.no-key",
        "there is no such key",
        "None was added for this provider, or it has another id.",
        "agentos keys list; agentos keys add PROVIDER");

    /// <summary>Several keys, and none meant by default.</summary>
    public static readonly ErrorDefinition Ambiguous = new("vault.ambiguous",
        "there are several keys of this provider",
        "Without an id, the key whose id is the provider's name is meant, or the only one there is.",
        "Name one: --key-id ID, or PROVIDER/ID.");

    /// <summary>Not a key.</summary>
    public static readonly ErrorDefinition BadKey = new("vault.bad-key",
        "this is no key",
        "A key is one word of 1 to 8192 printable ASCII characters; spaces and line ends would change the requests it is sent in.",
        "Copy it again from its provider.");

    /// <summary>Not a name.</summary>
    public static readonly ErrorDefinition BadName = new("vault.bad-name",
        "this is no name for it",
        "Providers are named in small letters, digits and hyphens, beginning with a letter; key ids in letters, digits, dots, hyphens and underscores; 64 at most.",
        "agentos keys add openai --key-id work");

    /// <summary>An export that does not open.</summary>
    public static readonly ErrorDefinition BadExport = new("vault.bad-export",
        "it does not open",
        "It is no export of keys, or the passphrase is another one.",
        "Give the passphrase it was exported with, in AGENTOS_EXPORT_PASSWORD or when asked.");

    /// <summary>A key that is there already.</summary>
    public static readonly ErrorDefinition Exists = new("vault.exists",
        "there is another key of this name already",
        "Importing does not replace keys by itself.",
        "agentos keys import --replace FILE, or remove the old one: agentos keys remove PROVIDER --key-id ID");

    /// <summary>A secret that cannot be understood.</summary>
    public static readonly ErrorDefinition BadSecret = new("vault.bad-secret",
        "this names no secret",
        "A secret is NAME=SOURCE@HOST[:PLACE]: SOURCE is env, env/VARIABLE or vault:PROVIDER[/ID]; PLACE is bearer, x-api-key, header=NAME or query=NAME.",
        "--secret GITHUB_TOKEN=vault:github@api.github.com:bearer");

    /// <summary>A secret that could never be sent.</summary>
    public static readonly ErrorDefinition Unreachable = new("vault.unreachable-host",
        "the sandbox may not reach the host it is for",
        "A secret is put into requests on their way to its host, and no rule lets such a request out.",
        "Allow the host: --allow HOST");

    /// <summary>An empty source.</summary>
    public static readonly ErrorDefinition NoSource = new("vault.no-source",
        "its value is not there",
        "The variable it should be taken from is not set, or empty.",
        "Set it, or keep the key in the vault: agentos keys add PROVIDER");
}
