namespace AgentOS.Store.Packages;

/// <summary>Where a symbolic link leads.</summary>
internal static class LinkTarget
{
    /// <summary>
    /// Whether a link leads to something in the package. <c>..</c> counts at the beginning only: after a name it would depend on where that name leads, which may be
    /// another link (path_resolution(7)).
    /// </summary>
    /// <param name="path">The link's own path from the package's folder.</param>
    /// <param name="target">What it says.</param>
    public static bool StaysInside(string path, string target)
    {
        if (target.Length == 0 || target.StartsWith('/'))
            return false;
        int depth = path.Count(character => character == '/');
        bool hasNames = false;
        foreach (string component in target.Split('/'))
        {
            if (component is "" or ".")
                continue;
            if (component != "..")
                hasNames = true;
            else if (hasNames || --depth < 0)
                return false;
        }

        return true;
    }
}
