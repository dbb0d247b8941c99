namespace AgentOS.Linux.Places;

/// <summary>A user's directories for programs (XDG Base Directory Specification 0.8). Relative values of the variables are ignored, as it demands.</summary>
public static class UserDirectories
{
    /// <summary>What a program keeps: below <c>XDG_DATA_HOME</c>, else <c>~/.local/share</c>.</summary>
    /// <param name="application">The program's directory in it.</param>
    public static string Data(string application) => Below("XDG_DATA_HOME", ".local/share", application);

    /// <summary>What it can make again: below <c>XDG_CACHE_HOME</c>, else <c>~/.cache</c>.</summary>
    /// <inheritdoc cref="Data"/>
    public static string Cache(string application) => Below("XDG_CACHE_HOME", ".cache", application);

    private static string Below(string variable, string fallback, string application) => Path.Combine(
        Environment.GetEnvironmentVariable(variable) is ['/', ..] directory ? directory : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), fallback),
        application);
}
