namespace AgentOS.Sandbox;

/// <summary>A source that the host has under a name.</summary>
public interface IHostSource : IMountSource
{
    /// <summary>Absolute path.</summary>
    string Path { get; }
}
