using AgentOS.Errors;

namespace AgentOS.Store.Repositories;

/// <summary>Why a repository could not be fetched.</summary>
public static class RepositoryErrors
{
    /// <summary>No address.</summary>
    public static readonly ErrorDefinition BadAddress = new(
        "repository.bad-address", "this is no address of a repository",
        "Addresses are https://HOST/PATH, github.com/OWNER/NAME, github:OWNER/NAME, ssh://HOST/PATH or USER@HOST:PATH, with @REF, /tree/REF/FOLDER or #FOLDER at the end.",
        "Correct it; a branch, tag or commit can also be given with --ref.");

    /// <summary>Another way to fetch.</summary>
    public static readonly ErrorDefinition Transport = new(
        "repository.transport", "this way to fetch is not used",
        "https, http, ssh and git are; git's others open files of this machine or run programs the address names.",
        "Give a folder by its path, or an address of those kinds.");

    /// <summary>A key in the address.</summary>
    public static readonly ErrorDefinition SecretInAddress = new(
        "repository.secret-in-address", "a name or password is in the address",
        "Addresses are shown, kept in the cache and seen by every user of this machine while git runs.",
        "Leave it out, and store it: agentstore keys add github (or GITHUB_TOKEN); for another host: agentstore keys add git --key-id HOST");

    /// <summary>No git.</summary>
    public static readonly ErrorDefinition GitMissing = new(
        "repository.git-missing", "git is not installed",
        "Repositories are fetched by the machine's own git.",
        "Install it: apt-get install git", ExitCodes.NotFound);

    /// <summary>The host cannot be reached.</summary>
    public static readonly ErrorDefinition Unreachable = new(
        "repository.unreachable", "its host cannot be reached, and there is no copy in the cache",
        "There is no network, the host is down, or its name is wrong.",
        "Check the address and the network. What was fetched once runs without one.");

    /// <summary>Neither found nor allowed.</summary>
    public static readonly ErrorDefinition NotFound = new(
        "repository.not-found", "the host knows no such repository, or does not show it to you",
        "The address is misspelled, the repository was removed, or it is private.",
        "Check the address. For a private one store a token that may read it: agentstore keys add github (or GITHUB_TOKEN); other hosts: agentstore keys add git --key-id HOST");

    /// <summary>Not allowed.</summary>
    public static readonly ErrorDefinition Private = new(
        "repository.private", "its host wants to know who asks",
        "The repository is private, and no key that was found opens it.",
        "Store a token that may read it: agentstore keys add github (or GITHUB_TOKEN); other hosts: agentstore keys add git --key-id HOST; for ssh: ssh-add");

    /// <summary>An unknown server.</summary>
    public static readonly ErrorDefinition HostKey = new(
        "repository.host-key", "ssh does not know the server's key",
        "Nobody on this account has connected to the host and confirmed its key, or the key has changed.",
        "Connect once by hand and compare the key: ssh HOST");

    /// <summary>No such branch, tag or commit.</summary>
    public static readonly ErrorDefinition UnknownReference = new(
        "repository.unknown-reference", "the repository has no such branch, tag or commit",
        "The name is misspelled, or it was removed.",
        "Use one of those in parentheses, or leave it out for the default branch.");

    /// <summary>Nothing in it.</summary>
    public static readonly ErrorDefinition Empty = new(
        "repository.empty", "there is nothing in it",
        "The repository has no commit, or the folder that was named is not in the commit.",
        "Check the address, and the folder after /tree/REF/ or #.");

    /// <summary>Too much.</summary>
    public static readonly ErrorDefinition TooLarge = new(
        "repository.too-large", "it is larger than an agent's repository may be",
        "What is fetched is bounded, so that nobody fills this machine.",
        "If you trust it, clone it yourself and run the folder: git clone --depth 1 ADDRESS");

    /// <summary>Not in the cache.</summary>
    public static readonly ErrorDefinition NotCached = new(
        "repository.not-cached", "it is not in the cache",
        "Nothing was fetched from this address, or it was removed already.",
        "Look at what is there: agentstore cache list");

    /// <summary>Too slow.</summary>
    public static readonly ErrorDefinition TooSlow = new(
        "repository.too-slow", "it took too long",
        "The host is slow or does not answer; git was ended after two minutes.",
        "Try again; or clone it yourself and run the folder: git clone --depth 1 ADDRESS");

    /// <summary>Anything else.</summary>
    public static readonly ErrorDefinition GitFailed = new(
        "repository.git-failed", "git failed",
        "What git said is in parentheses. Objects that break git's own rules (git-fsck(1)) are refused, too.",
        "Try again; then look at it by hand: git ls-remote ADDRESS");
}
