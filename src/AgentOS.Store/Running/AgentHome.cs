namespace AgentOS.Store.Running;

/// <summary>Where things are in an agent's sandbox, as its peers know them.</summary>
public static class AgentHome
{
    /// <summary>Its home: the session's files.</summary>
    public const string Path = "/home/user";

    /// <summary>Its code.</summary>
    public const string Code = Path + "/" + CodeName;

    /// <summary>The project it works on.</summary>
    public const string Workspace = Path + "/" + WorkspaceName;

    internal const string CodeName = "agent";
    internal const string WorkspaceName = "workspace";
}
