using AgentOS.Errors;

namespace AgentOS.Store.Searching;

/// <summary>Why a search found nothing.</summary>
public static class SearchErrors
{
    /// <summary>No answer.</summary>
    public static readonly ErrorDefinition Unreachable = new(
        "search.unreachable", "the catalogue cannot be reached",
        "Agents are looked for at GitHub; there is no network, or the host is down.",
        "Check the network. AGENTSTORE_GITHUB_API names another host with the same interface; agents whose address you know run without a search.");

    /// <summary>Too many questions.</summary>
    public static readonly ErrorDefinition RateLimited = new(
        "search.rate-limited", "there were too many searches",
        "GitHub answers ten searches a minute without a token, thirty with one.",
        "Wait until the time in parentheses; or store a token: agentstore keys add github (or GITHUB_TOKEN).");

    /// <summary>A bad token.</summary>
    public static readonly ErrorDefinition BadToken = new(
        "search.bad-token", "the token is not accepted",
        "The stored key 'github', GITHUB_TOKEN or GH_TOKEN is wrong, or has expired.",
        "Replace it: agentstore keys rotate github; or search without one: agentstore keys remove github");

    /// <summary>Another answer.</summary>
    public static readonly ErrorDefinition Unusable = new(
        "search.unusable-answer", "its answer is of no use",
        "What came is no list of repositories, or is far too long.",
        "Try again later; if AGENTSTORE_GITHUB_API is set, check that it has GitHub's interface.");

    /// <summary>The endpoint's address.</summary>
    public static readonly ErrorDefinition BadEndpoint = new(
        "search.bad-endpoint", "this is no address of GitHub's interface",
        "AGENTSTORE_GITHUB_API is to be an https address; http is used on this machine only, because a token is sent.",
        "Correct or unset AGENTSTORE_GITHUB_API.", ExitCodes.Usage);
}
