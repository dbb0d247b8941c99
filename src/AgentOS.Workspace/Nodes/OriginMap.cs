using System.Text;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>The origins and whiteouts of the database, in memory: every lookup asks for them.</summary>
internal sealed class OriginMap
{
    private readonly Dictionary<long, Origin> _byNumber = [];
    private readonly Dictionary<long, Origin> _byNode = [];
    private readonly Dictionary<string, Origin> _directories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _spares = new(StringComparer.Ordinal);
    private readonly Dictionary<long, HashSet<string>> _whiteouts = [];

    /// <param name="records">Null when the database has none yet.</param>
    public OriginMap(WorkspaceRecords? records) => Reload(records);

    /// <summary>Reads everything again.</summary>
    public void Reload(WorkspaceRecords? records)
    {
        _byNumber.Clear();
        _byNode.Clear();
        _directories.Clear();
        _whiteouts.Clear();
        if (records is null)
            return;
        foreach (Origin origin in records.ListOrigins())
            Keep(origin);
        foreach (Whiteout whiteout in records.ListWhiteouts())
            Hidden(whiteout.Parent).Add(Text(whiteout.Name));
    }

    public IReadOnlyCollection<Origin> All => _byNumber.Values;

    public Origin? Find(long number) => _byNumber.GetValueOrDefault(number);

    public Origin? FindNode(long node) => _byNode.GetValueOrDefault(node);

    /// <summary>The directory of the database that a directory of the base was copied up to.</summary>
    public Origin? FindDirectory(ReadOnlySpan<byte> path) => _directories.GetValueOrDefault(Text(path));

    public long LargestNodeBelow(long bound) => _byNode.Keys.Where(node => node < bound).DefaultIfEmpty().Max();

    public long? FindSpare(byte[] path) => _spares.Count > 0 && _spares.TryGetValue(Text(path), out long node) ? node : null;

    public long KeepSpare(byte[] path, long node) => _spares[Text(path)] = node;

    public bool IsHidden(long parent, ReadOnlySpan<byte> name) => _whiteouts.TryGetValue(parent, out HashSet<string>? names) && names.Contains(Text(name));

    public void Add(WorkspaceRecords records, Origin origin)
    {
        records.AddOrigin(origin);
        Keep(origin);
    }

    public void Shorten(WorkspaceRecords records, long number, long baseLength)
    {
        records.ShortenOrigin(number, baseLength);
        if (_byNumber.TryGetValue(number, out Origin? origin))
            Keep(origin with { BaseLength = baseLength });
    }

    public void Delete(WorkspaceRecords records, long number)
    {
        if (!_byNumber.Remove(number, out Origin? origin))
            return;
        _byNode.Remove(origin.Node);
        if (ModeBits.IsDirectory(origin.Stamp.Mode))
            _directories.Remove(Text(origin.Path));
        records.DeleteOrigin(number);
    }

    public void Hide(WorkspaceRecords records, Whiteout whiteout)
    {
        records.AddWhiteout(whiteout);
        Hidden(whiteout.Parent).Add(Text(whiteout.Name));
    }

    public void ShowAll(WorkspaceRecords records, long parent)
    {
        if (_whiteouts.Remove(parent))
            records.DeleteWhiteouts(parent);
    }

    // Names are bytes; Latin-1 maps each byte to one character.
    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private HashSet<string> Hidden(long parent)
    {
        if (!_whiteouts.TryGetValue(parent, out HashSet<string>? names))
            _whiteouts[parent] = names = new HashSet<string>(StringComparer.Ordinal);
        return names;
    }

    private void Keep(Origin origin)
    {
        _byNumber[origin.Number] = origin;
        _byNode[origin.Node] = origin;
        if (ModeBits.IsDirectory(origin.Stamp.Mode))
            _directories[Text(origin.Path)] = origin;
    }
}
