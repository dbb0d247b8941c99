using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>How to open a file, as fopen(3) and Node.js write it.</summary>
internal static class OpenFlagNames
{
    private const OpenFlags ReadWrite = OpenFlags.Read | OpenFlags.Write;
    private const OpenFlags New = OpenFlags.Create | OpenFlags.Exclusive;

    /// <summary>What a name means; null when it means nothing.</summary>
    public static OpenFlags? Parse(string name) => name switch
    {
        "r" => OpenFlags.Read,
        "r+" => ReadWrite,
        "w" => OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate,
        "w+" => ReadWrite | OpenFlags.Create | OpenFlags.Truncate,
        "wx" or "xw" => OpenFlags.Write | New,
        "wx+" or "xw+" => ReadWrite | New,
        "a" => OpenFlags.Write | OpenFlags.Create | OpenFlags.Append,
        "a+" => ReadWrite | OpenFlags.Create | OpenFlags.Append,
        "ax" or "xa" => OpenFlags.Write | New | OpenFlags.Append,
        "ax+" or "xa+" => ReadWrite | New | OpenFlags.Append,
        _ => null,
    };
}
