namespace AgentOS.Policy.Levels;

/// <summary>Policies with names.</summary>
public enum PolicyLevel
{
    /// <summary>Everything.</summary>
    Unrestricted,
    /// <summary>Files, commands and language models, without secrets and commands that destroy.</summary>
    Standard,
    /// <summary>The same, but files in temporary and home directories only, and written in the former only.</summary>
    Sandboxed,
    /// <summary>Reading files and asking language models.</summary>
    ReadOnly,
    /// <summary>Asking language models.</summary>
    Minimal,
}
