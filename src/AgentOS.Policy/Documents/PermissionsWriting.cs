using AgentOS.Policy.Files;

namespace AgentOS.Policy.Documents;

/// <summary>Policies as documents.</summary>
internal static class PermissionsWriting
{
    public static PermissionsDocument Describe(AgentPolicy policy) => new()
    {
        CanExec = policy.Rights.Contains(Right.Exec),
        CanRead = policy.Rights.Contains(Right.Read),
        CanWrite = policy.Rights.Contains(Right.Write),
        CanThink = policy.Rights.Contains(Right.Think),
        CanSpawn = policy.Rights.Contains(Right.Spawn),
        CanHttp = policy.Rights.Contains(Right.Http),
        CanGrant = policy.Rights.Contains(Right.Grant),
        CanOperate = policy.Rights.Contains(Right.Operate),
        Filesystem = new FilesystemDocument { Read = Texts(policy.Readable), Write = Texts(policy.Writable), Blocked = Texts(policy.BlockedPaths) },
        Exec = [.. policy.Commands.Select(rule => rule.Pattern.Text)],
        BlockedCommands = [.. policy.BlockedCommands.Select(rule => rule.Pattern.Text)],
        Network = [.. policy.Network.Select(rule => rule.Pattern.Text)],
        AllowedHttpMethods = policy.Methods,
        Llm = new LlmDocument { MaxTokens = policy.Llm.MaxTokens, MaxCalls = policy.Llm.MaxCalls },
        MaxExecTimeMs = policy.MaxExecTimeMs,
    };

    private static string[] Texts(IReadOnlyList<Rule<GlobPattern>> rules) => [.. rules.Select(rule => rule.Pattern.Text)];
}
