namespace AgentOS.Sqlite;

/// <summary>A key was given, and no library that can use it was found.</summary>
public sealed class CipherUnavailableException : Exception
{
    /// <summary>Describes the search.</summary>
    /// <param name="message">What was tried, and what was wrong with it.</param>
    public CipherUnavailableException(string message)
        : base(message)
    {
    }
}
