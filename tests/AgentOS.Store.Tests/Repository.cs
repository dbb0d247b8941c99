using System.Runtime.CompilerServices;

namespace AgentOS.Store.Tests;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    public static string File(string path) => Path.Combine(Root(), path);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
