using AgentOS.Store.Manifests.Yaml;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Manifests.Findings;

/// <summary>Collects what is found while a manifest is read, so that its author sees all of it at once.</summary>
internal sealed class ManifestFindings
{
    // More would only be scrolled away.
    private const int Most = 100;

    private readonly List<ManifestFinding> _found = [];
    private int _errors, _left;

    /// <summary>Whether the manifest cannot be used.</summary>
    public bool HasErrors => _errors > 0;

    /// <summary>Whether more is only counted.</summary>
    public bool IsFull => _found.Count >= Most;

    public void Error(YamlPosition at, string key, string message)
    {
        _errors++;
        Add(FindingSeverity.Error, at, key, message);
    }

    public void Warn(YamlPosition at, string key, string message) => Add(FindingSeverity.Warning, at, key, message);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ManifestFinding> ToList()
    {
        List<ManifestFinding> sorted = [.. _found.OrderBy(static finding => finding.Line).ThenBy(static finding => finding.Column)];
        if (_left > 0)
            sorted.Add(sorted[^1] with { Severity = HasErrors ? FindingSeverity.Error : FindingSeverity.Warning, Key = "", Message = $"and {_left} more" });
        return sorted;
    }

    private void Add(FindingSeverity severity, YamlPosition at, string key, string message)
    {
        if (!IsFull)
            _found.Add(new ManifestFinding(severity, at.Line, at.Column, VisibleText.Of(key), VisibleText.Of(message)));
        else
            _left++;
    }
}
