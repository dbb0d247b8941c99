using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Files;

/// <summary>Draws files as tree(1) does. Works off a list, so that no depth of directories exhausts the stack.</summary>
internal static class TreeDrawing
{
    public static void Write(IReadOnlyList<FileEntry> entries, string root, TextOutput output)
    {
        ILookup<string, FileEntry> children = entries.ToLookup(entry => ParentOf(entry.Path), StringComparer.Ordinal);
        Stack<(FileEntry Entry, string Indent, bool IsLast)> pending = new();
        Push(children[root], "", pending);
        while (pending.TryPop(out (FileEntry Entry, string Indent, bool IsLast) next))
        {
            string target = next.Entry.Target is null ? "" : $" -> {output.Shown(next.Entry.Target)}";
            output.WriteLine($"{next.Indent}{(next.IsLast ? "└── " : "├── ")}{output.Shown(AgentPath.NameOf(next.Entry.Path))}{target}");
            Push(children[next.Entry.Path], next.Indent + (next.IsLast ? "    " : "│   "), pending);
        }
    }

    private static void Push(IEnumerable<FileEntry> siblings, string indent, Stack<(FileEntry Entry, string Indent, bool IsLast)> pending)
    {
        bool isLast = true;
        foreach (FileEntry entry in siblings.Reverse())
        {
            pending.Push((entry, indent, isLast));
            isLast = false;
        }
    }

    private static string ParentOf(string path) => path.LastIndexOf('/') is > 0 and int slash ? path[..slash] : "/";
}
