using AgentOS.Errors;

namespace AgentOS.Store.Running;

/// <summary>Failures of starting an agent of the store.</summary>
public static class RunErrors
{
    /// <summary>A key it cannot do without.</summary>
    public static readonly ErrorDefinition KeyMissing = new("store.key-missing",
        "a key that the agent needs is not stored",
        "Its manifest says that it cannot run without this provider's key, and no language models are configured that could take its place.",
        "At a terminal: agentstore setup AGENT; or agentstore keys add PROVIDER. Models in place of a key: docs/llm.md.");

    /// <summary>A key for a host that is not allowed.</summary>
    public static readonly ErrorDefinition KeyUnreachable = new("store.key-unreachable",
        "the agent may not reach the host that this key is for",
        "A key is only ever sent to its provider's host; the manifest asks for the key and does not name the host in permissions.network.",
        "Tell the agent's author; for an agent of your own add the host to permissions.network.");

    /// <summary>A key's host cannot be told.</summary>
    public static readonly ErrorDefinition KeyHost = new("store.key-host",
        "this key belongs to another host, or to none",
        "The key of a known provider is sent to that provider's host only; for others the manifest must say which host it is: keys[].domain.",
        "Tell the agent's author; look at the manifest before you trust it.");

    /// <summary>A machine was wanted.</summary>
    public static readonly ErrorDefinition NoMachine = new("store.no-machine",
        "the agent cannot run in a microVM here",
        "A microVM was asked for, and something it needs is missing; the detail says what. Nothing weaker is taken in its place.",
        "Get what is missing, or run it in a sandbox: agentstore run AGENT --isolation process");

    /// <summary>It gets no project.</summary>
    public static readonly ErrorDefinition NoWorkspace = new("store.no-workspace",
        "the agent works on no project",
        "Its manifest says permissions.filesystem.workspace: none.",
        "Run it without --workspace.");

    /// <summary>It has a terminal.</summary>
    public static readonly ErrorDefinition NoProtocol = new("store.no-protocol",
        "the agent has a terminal and does not speak the Ooze protocol",
        "Its manifest says runtime.mode: terminal, so there are no messages that could be piped.",
        "Run it without --agent-read, at a terminal.");
}
