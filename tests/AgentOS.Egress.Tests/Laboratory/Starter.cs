namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>Who starts the sandbox.</summary>
public enum Starter
{
    Root,
    OrdinaryUser,
}
