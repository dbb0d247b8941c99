using AgentOS.Linux;

namespace AgentOS.Guest;

/// <summary>Finds a program as execvp(3) does, in the sandbox's PATH rather than in this process' own.</summary>
internal static class ProgramSearch
{
    private const string DefaultPath = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>The paths to try, in order.</summary>
    public static IEnumerable<string> Candidates(string name, IEnumerable<string> environment)
    {
        if (name.Contains('/', StringComparison.Ordinal))
            return [name];
        string path = environment.LastOrDefault(entry => entry.StartsWith("PATH=", StringComparison.Ordinal))?["PATH=".Length..] ?? DefaultPath;
        return path.Split(':').Select(directory => directory.Length == 0 ? $"./{name}" : $"{directory}/{name}");
    }

    /// <summary>True when the next candidate may be tried after this error.</summary>
    public static bool MaySearchOn(Errno error) => error is Errno.ENOENT or Errno.ENOTDIR or Errno.EACCES;
}
