using System.Text;
using ModelContextProtocol;

namespace AgentOS.Mcp.Server;

/// <summary>Cuts lists into pages.</summary>
internal static class Paging
{
    /// <summary>Items on a page.</summary>
    public const int Size = 50;

    /// <summary>The page after a cursor.</summary>
    /// <param name="all">In the order of their names.</param>
    /// <param name="name">An item's name.</param>
    /// <param name="cursor">Null is the first page.</param>
    /// <exception cref="McpProtocolException">The cursor is none of ours.</exception>
    public static Page<T> Of<T>(IEnumerable<T> all, Func<T, string> name, string? cursor)
    {
        string? last = Decode(cursor);
        List<T> items = [.. all.Where(item => last is null || string.CompareOrdinal(name(item), last) > 0).Take(Size + 1)];
        if (items.Count <= Size)
            return new Page<T>(items, null);
        items.RemoveAt(Size);
        return new Page<T>(items, Encode(name(items[^1])));
    }

    /// <summary>What a cursor names; null for the first page.</summary>
    /// <exception cref="McpProtocolException">The cursor is none of ours.</exception>
    public static string? Decode(string? cursor)
    {
        if (cursor is null)
            return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(cursor)) is ['>', .. var name]
                ? name
                : throw new FormatException();
        }
        catch (FormatException problem)
        {
            throw new McpProtocolException("the cursor is not one this server gave", problem, McpErrorCode.InvalidParams);
        }
    }

    /// <summary>A cursor behind a name. Clients must not look inside.</summary>
    public static string Encode(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(">" + name));
}
