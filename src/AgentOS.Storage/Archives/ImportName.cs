using System.Text;
using AgentOS.Errors;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Archives;

/// <summary>Names in an archive. They are not trusted: none may lead out of the destination.</summary>
internal static class ImportName
{
    private const int MaxPathLength = 4096; // PATH_MAX
    private const char Undecodable = '\uFFFD';

    /// <summary>The components of a name; none for the destination itself.</summary>
    /// <exception cref="AgentOSException">It is absolute, climbs, is too long or not UTF-8.</exception>
    internal static byte[][] Split(string name)
    {
        if (name.Length == 0 || name.Contains(Undecodable, StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(name) >= MaxPathLength)
            throw new AgentOSException(ArchiveErrors.Unusable, "import", Shortened(name));
        if (name.StartsWith('/'))
            throw new AgentOSException(ArchiveErrors.UnsafeName, "import", Shortened(name), "absolute");

        List<byte[]> components = [];
        foreach (string part in name.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part is "..")
                throw new AgentOSException(ArchiveErrors.UnsafeName, "import", Shortened(name), "'..'");
            byte[] component = Encoding.UTF8.GetBytes(part);
            if (!EntryName.IsReachable(component))
                throw new AgentOSException(ArchiveErrors.Unusable, "import", Shortened(name));
            components.Add(component);
        }

        return [.. components];
    }

    /// <summary>A name fit for a message.</summary>
    internal static string Shortened(string name)
    {
        const int most = 200;
        return name.Length <= most ? name : name[..most] + "…";
    }
}
