using AgentOS.Errors;

namespace AgentOS.Cli;

/// <summary>The failures that arise in the command line itself.</summary>
internal static class CliErrors
{
    public static readonly ErrorDefinition Usage = new(
        "cli.usage",
        "the command line is not understood",
        "A command, option or argument is unknown, missing or of the wrong kind. Nothing was done.",
        "agentos --help",
        ExitCodes.Usage);

    public static readonly ErrorDefinition BadEnvironment = new(
        "cli.bad-environment",
        "the variables cannot be read",
        "--env takes NAME=value or NAME; --env-file takes a readable file of such lines.",
        "agentos run --help",
        ExitCodes.Usage);

    public static readonly ErrorDefinition NothingRecorded = new(
        "cli.nothing-recorded",
        "no language model's answer is recorded in it",
        "Either the agent asked none, or the contents were not kept: that is a setting.",
        "Set \"keep_content\": true in the configuration of language models (docs/llm.md), and run the program once more.");

    public static readonly ErrorDefinition HostFile = new(
        "cli.host-file",
        "a file of the host cannot be used",
        "The host's file system refused the operation.",
        "Check the path and its permissions: ls -ld PATH");

    public static readonly ErrorDefinition UnsafeName = new(
        "cli.unsafe-name",
        "it holds a name that would leave the destination",
        "A directory entry in the agent's file is empty, '.', '..' or contains '/'. No sane program writes such names.",
        "Do not copy this tree; look at it: agentos sql 'SELECT * FROM fs_dentry'");

    public static readonly ErrorDefinition SpecialFile = new(
        "cli.special-file",
        "it is neither a file, a directory nor a link",
        "A pipe, a socket or a device has no content to copy; reading it could wait for ever.",
        "Copy the other files by name, or remove it first.");

    public static readonly ErrorDefinition CopyWithinHost = new(
        "cli.copy-within-host",
        "neither side is the agent's",
        "Paths of the agent are written agent:/path; without that prefix a path is the host's.",
        "agentos fs cp LOCAL agent:/path, or agentos fs cp agent:/path LOCAL",
        ExitCodes.Usage);

    public static readonly ErrorDefinition CopyNeedsSandbox = new(
        "cli.copy-needs-sandbox",
        "one side must be a sandbox's, and the other the host's",
        "Paths in a sandbox are written ID:/path; a path of the host that has a colon begins with ./ or /.",
        "agentos cp LOCAL ID:/path, or agentos cp ID:/path LOCAL",
        ExitCodes.Usage);

    public static readonly ErrorDefinition ArchiveToTerminal = new(
        "cli.archive-to-terminal",
        "an archive is nothing to look at",
        "Its bytes could change the terminal's settings.",
        "agentos export FILE, or agentos export | tar -t",
        ExitCodes.Usage);

    public static readonly ErrorDefinition KeyNotFound = new(
        "cli.key-not-found",
        "there is no such key",
        "It was never set, or was deleted.",
        "agentos kv list");

    public static readonly ErrorDefinition KeyChanged = new(
        "cli.key-changed",
        "its value is not the expected one",
        "Another writer changed it, or it does not exist. Nothing was written.",
        "Read it again and decide: agentos kv get KEY");

    public static readonly ErrorDefinition NobodyToAsk = new(
        "cli.nobody-to-ask",
        "nobody is there to answer",
        "Standard input is no terminal.",
        "Say it on the command line: agentos keys add PROVIDER - < FILE; passwords are taken from the variable named above.",
        ExitCodes.Usage);

    public static readonly ErrorDefinition PasswordsDiffer = new(
        "cli.passwords-differ",
        "the two differ",
        "It is asked for twice because it is not shown. Nothing was changed.",
        "Try again.");

    public static readonly ErrorDefinition EmptyPassphrase = new(
        "cli.empty-passphrase",
        "an export needs a passphrase",
        "The file leaves this machine, and nothing but the passphrase protects it.",
        "Choose a long one.",
        ExitCodes.Usage);

    public static readonly ErrorDefinition NoProbe = new(
        "cli.no-probe",
        "it is not known what to ask this provider",
        "Only the providers that 'agentos keys add' lists are known.",
        "agentos keys test PROVIDER --url https://…",
        ExitCodes.Usage);

    public static readonly ErrorDefinition ProviderUnreachable = new(
        "cli.provider-unreachable",
        "no answer came",
        "The network, the name or the certificate is not as it should be; the key was not judged.",
        "Look at the reason in parentheses, and try again.");

    public static readonly ErrorDefinition Unexpected = new(
        "cli.unexpected",
        "something happened that AgentOS does not know",
        "This is a fault in AgentOS.",
        "Please report it with the command and the whole message.",
        ExitCodes.AgentOSFailed);

    public static readonly ErrorDefinition TimelineTampered = new(
        "cli.timeline-tampered",
        "the record of what happened was changed",
        "Rows of agentos_history were edited, removed or put in by something other than AgentOS; the lines above say which.",
        "Do not rely on the named rows; compare with a copy of the file: agentos timeline verify --db COPY");

    /// <summary>No gateway runs.</summary>
    public static readonly ErrorDefinition NoGateway = new("llm.no-gateway",
        "no gateway runs for this configuration",
        "It starts by itself with the first question, and ends when nobody has needed it for five minutes. AGENTOS_LLM_CONFIG names another configuration than ~/.config/agentos/llm.json.",
        "Ask a model, or run 'agentos llm serve'.");

    /// <summary>No such token.</summary>
    public static readonly ErrorDefinition NoSuchToken = new("cli.no-such-token",
        "there is no such token",
        "It was revoked before, or the id is another's. It is the id that is named, not the token.",
        "agentos server token list");

    /// <summary>The server's program.</summary>
    public static readonly ErrorDefinition ServerProgramMissing = new("cli.server-program-missing",
        "the server's program is not there",
        "It lies in the directory 'server' beside agentos, and needs the .NET runtime with ASP.NET.",
        "agentos doctor, or build it again: rm -r artifacts/native, then ./agentos version",
        ExitCodes.AgentOSFailed);
}
