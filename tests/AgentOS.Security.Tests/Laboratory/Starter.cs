namespace AgentOS.Security.Tests.Laboratory;

/// <summary>Who starts a program: the host's root, or an ordinary user with no rights and no groups.</summary>
public enum Starter
{
    Root,
    OrdinaryUser,
}
