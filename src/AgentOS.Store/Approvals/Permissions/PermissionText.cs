using System.Globalization;
using AgentOS.Errors;
using AgentOS.Policy.Hosts;
using AgentOS.Store.Manifests;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Approvals.Permissions;

/// <summary>A permission set as lines that people read, one for each permission. The lines are what is hashed and what is remembered, and they can be read back.</summary>
internal static class PermissionText
{
    private const string Heading = "agentstore permissions 1", Placeholder = "placeholder", Itself = "itself", NoHost = "-", NoLimit = "unlimited";

    public static IReadOnlyList<string> Write(PermissionSet set)
    {
        ManifestResources resources = set.Resources;
        return
        [
            Heading,
            .. set.IsNetworkUnrestricted ? ["network UNRESTRICTED"] : Array.Empty<string>(),
            .. set.Network.Select(static pattern => $"network {pattern}"),
            .. set.SetupNetwork.Select(static pattern => $"setup {pattern}"),
            $"workspace {Word(set.Workspace)}",
            .. set.AllowedAgents.Select(static agent => $"agent {agent}"),
            .. set.Keys.Select(Write),
            string.Create(CultureInfo.InvariantCulture, $"memory {resources.MaxMemory}"),
            string.Create(CultureInfo.InvariantCulture, $"processors {resources.MaxCpu:R}"),
            $"seconds {(resources.MaxTime is { } time ? time.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) : NoLimit)}",
        ];
    }

    /// <returns>Null when the lines are not what <see cref="Write(PermissionSet)"/> writes.</returns>
    public static PermissionSet? Read(IReadOnlyList<string> lines)
    {
        if (lines is not [Heading, ..])
            return null;
        ILookup<string, string> values = lines.Skip(1).Select(static line => line.Split(' ', 2)).Where(static parts => parts.Length == 2).ToLookup(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
        try
        {
            PermissionSet set = new()
            {
                IsNetworkUnrestricted = values["network"].Contains("UNRESTRICTED", StringComparer.Ordinal),
                Network = [.. values["network"].Where(static value => value != "UNRESTRICTED").Select(HostPattern.Parse)],
                SetupNetwork = [.. values["setup"].Select(HostPattern.Parse)],
                Workspace = Workspace(values["workspace"].Single()),
                AllowedAgents = [.. values["agent"]],
                Keys = [.. values["key"].Select(ReadKey)],
                Resources = new ManifestResources
                {
                    MaxMemory = long.Parse(values["memory"].Single(), CultureInfo.InvariantCulture),
                    MaxCpu = double.Parse(values["processors"].Single(), CultureInfo.InvariantCulture),
                    MaxTime = values["seconds"].Single() is var time and not NoLimit ? TimeSpan.FromSeconds(double.Parse(time, CultureInfo.InvariantCulture)) : null,
                },
            };
            // What was not understood must not count as approved.
            return Write(set).SequenceEqual(lines, StringComparer.Ordinal) ? set : null;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidOperationException or AgentOSException)
        {
            return null;
        }
    }

    /// <summary>As a manifest writes it.</summary>
    public static string Word(WorkspaceMode mode) => mode switch
    {
        WorkspaceMode.None => "none",
        WorkspaceMode.ReadOnly => "readonly",
        _ => "readwrite",
    };

    /// <summary>From the word of a manifest; none for any other.</summary>
    public static WorkspaceMode Workspace(string word) =>
        Enum.GetValues<WorkspaceMode>().FirstOrDefault(mode => Word(mode) == word, WorkspaceMode.None);

    // key PROVIDER HOST header|query NAME[+] placeholder|itself; the sign is "Bearer " before it.
    private static string Write(KeyPermission key) =>
        $"key {key.Provider} {key.Host?.Text ?? NoHost} {(key.Place.Kind == SecretPlaceKind.Query ? "query" : "header")}={key.Place.Name}{(key.Place.Prefix.Length > 0 ? "+" : "")} {(key.IsPassedThrough ? Itself : Placeholder)}";

    private static KeyPermission ReadKey(string text)
    {
        string[] parts = text.Split(' ');
        if (parts.Length != 4)
            throw new FormatException();
        SecretPlace? place = parts[2] == "header=Authorization+" ? SecretPlace.Bearer : SecretPlace.Parse(parts[2]);
        return new KeyPermission(parts[0], ManifestSyntax.VariableOf(parts[0]), parts[1] == NoHost ? null : HostPattern.Parse(parts[1]), place ?? throw new FormatException(), IsRequired: true, parts[3] == Itself);
    }
}
