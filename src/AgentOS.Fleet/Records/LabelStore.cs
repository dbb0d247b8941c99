namespace AgentOS.Fleet.Records;

/// <summary>The labels in a sandbox's directory.</summary>
internal static class LabelStore
{
    private const string Name = "labels.json";

    /// <summary>Reads them; none are empty ones.</summary>
    public static SandboxLabels Read(string directory) => RecordFile.TryRead(Path.Combine(directory, Name), FleetJson.Default.SandboxLabels) ?? new SandboxLabels();

    /// <summary>Writes them.</summary>
    public static void Write(string directory, SandboxLabels labels) => RecordFile.Write(Path.Combine(directory, Name), labels, FleetJson.Default.SandboxLabels);
}
