namespace AgentOS.Sandbox.Tests;

/// <summary>Who starts the sandbox.</summary>
public enum Starter
{
    Root,
    OrdinaryUser,
}
