using System.Globalization;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Approvals.Warnings;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Approvals.Screen;

/// <summary>What a person sees before they approve an agent: who it is, what it would be allowed, and why it says it needs that.</summary>
public sealed class ApprovalScreen
{
    private const int Labels = 11, Names = 26;

    private readonly ApprovalQuestion _question;
    private readonly ScreenWriter _screen;

    private ApprovalScreen(ApprovalQuestion question, TextWriter output) => (_question, _screen) = (question, new ScreenWriter(output));

    /// <summary>Writes it, in 80 columns.</summary>
    public static void Write(ApprovalQuestion question, TextWriter output) => new ApprovalScreen(question, output).Write();

    private AgentManifest Manifest => _question.Package.Manifest;

    private PermissionSet Permissions => _question.Permissions;

    private void Write()
    {
        Identity();
        Difference();
        Network();
        Setup();
        Project();
        Delegation();
        Keys();
        Resources();
        Warnings();
    }

    private void Identity()
    {
        AgentOrigin origin = _question.Package.Origin;
        _screen.Heading($"{Manifest.DisplayName} {Manifest.Version} ({Manifest.Name}), by {Manifest.Author.Name}");
        _screen.Text(Manifest.Description);
        _screen.Heading("Who");
        _screen.Item("from", Labels, origin.Name);
        if (origin.Commit is { } commit)
            _screen.Item("commit", Labels, commit);
        _screen.Item("content", Labels, _question.Package.Digest);
        _screen.Item("asks for", Labels, Permissions.Digest);
        _screen.Item("runs", Labels, Manifest.Runtime.RunCommand);
        _screen.Item("isolation", Labels, _question.Isolation.Text + (_question.IsWeaker ? "; YOU APPROVED IT FOR A MICROVM" : ""));
    }

    private void Difference()
    {
        if (_question is not { Difference: { IsWider: true } difference, Earlier: { } earlier })
            return;
        _screen.Heading(string.Create(CultureInfo.InvariantCulture, $"It asks for more than you approved on {earlier.At:yyyy-MM-dd}{(earlier.Commit is { } commit ? $" at {commit[..12]}" : "")}"));
        foreach (string line in difference.Added)
            _screen.Item("+", 2, line);
        foreach (string line in difference.Removed)
            _screen.Item("-", 2, line);
    }

    private void Network()
    {
        _screen.Heading("Network");
        if (Permissions.IsNetworkUnrestricted)
            _screen.Text("!! UNRESTRICTED (full internet) !!");
        foreach (NetworkPermission permission in Manifest.Permissions.Network)
            _screen.Item(permission.Domain, Names, permission.Reason);
        if (Permissions is { IsNetworkUnrestricted: false, Network.Count: 0 })
            _screen.Text("None (sandbox isolated)");
    }

    private void Setup()
    {
        if (Manifest.Runtime.SetupCommand is not { } command)
            return;
        _screen.Heading("Setup, once, before the first run");
        _screen.Item("runs", Labels, command);
        _screen.Item("reaches", Labels, string.Join(", ", Permissions.SetupNetwork.Select(static host => host.Text)));
    }

    private void Project()
    {
        _screen.Heading("Your project, with --workspace");
        _screen.Text(Permissions.Workspace switch
        {
            WorkspaceMode.None => "none: it gets no project",
            WorkspaceMode.ReadOnly => "readonly: it reads it",
            _ => "readwrite: it changes a copy; you look at the changes and apply them",
        });
    }

    private void Delegation()
    {
        if (Permissions.AllowedAgents.Count == 0)
            return;
        _screen.Heading("Delegation ENABLED: it may run");
        foreach (string agent in Permissions.AllowedAgents)
            _screen.Text(agent);
    }

    private void Keys()
    {
        if (Permissions.Keys.Count == 0)
            return;
        _screen.Heading("Keys");
        foreach (KeyPermission key in Permissions.Keys)
        {
            string state = $"{(key.IsRequired ? "required" : "optional")}, {(_question.StoredProviders.Contains(key.Provider) ? "stored" : "missing")}";
            _screen.Item($"{key.Provider} ({key.Variable})", Names + 4, $"{state}; {Use(key)}");
        }
    }

    private static string Use(KeyPermission key) => key switch
    {
        { IsPassedThrough: true } => "GIVEN TO THE AGENT ITSELF",
        { Host: { } host } => $"only to {host}, never seen by the agent",
        _ => "not used: no host is known for it",
    };

    private void Resources()
    {
        ManifestResources resources = Permissions.Resources;
        _screen.Heading("Resources");
        _screen.Text(string.Create(CultureInfo.InvariantCulture,
            $"memory {Memory(resources.MaxMemory)}, processors {resources.MaxCpu}, time {(resources.MaxTime is { } time ? time.ToString("c", CultureInfo.InvariantCulture) : "unlimited")}"));
    }

    private static string Memory(long bytes) => bytes >= 1L << 30 && bytes % (1L << 20) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.##} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.#} MiB");

    private void Warnings()
    {
        IReadOnlyList<string> warnings = PermissionWarnings.Of(Permissions);
        if (warnings.Count == 0)
            return;
        _screen.Heading("LOOK TWICE");
        foreach (string warning in warnings)
            _screen.Item("!", 2, warning);
    }
}
