using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux.Private;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Installing;

/// <summary>The installed agents: a file <c>NAME.json</c> each (0600), replaced at once.</summary>
/// <param name="directory">Theirs; made with the first.</param>
public sealed class InstalledAgents(string directory)
{
    private const string Extension = ".json";
    private const int LongestFile = 8192;

    /// <summary>One of them; null when there is none of the name, or its file is not as it was written.</summary>
    public InstalledAgent? Find(string name)
    {
        if (!IsName(name) || !File.Exists(Path.Combine(directory, name + Extension)))
            return null;
        using PrivateDirectory opened = PrivateDirectory.Open(directory);
        try
        {
            InstalledAgent? found = opened.Read(name + Extension, LongestFile) is { } json ? JsonSerializer.Deserialize(json, InstalledJson.Default.InstalledAgent) : null;
            return found is { Origin: not null, Address: not null, Commit: not null } && found.Name == name && ReferenceName.IsCommit(found.Commit) ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Installs what was approved, or another version of what is installed. On disk when this returns.</summary>
    /// <exception cref="AgentOSException"><see cref="InstallErrors"/>.</exception>
    public InstalledAgent Install(AgentPackage package)
    {
        if (package.Origin is not { Commit: { } commit, Address: { } address })
            throw new AgentOSException(InstallErrors.NoAddress, "install", package.Origin.Name);
        InstalledAgent agent = new(package.Manifest.Name, package.Origin.Name, address, commit);
        using PrivateDirectory opened = PrivateDirectory.Open(directory);
        using IDisposable held = opened.Lock();
        if ((Find(agent.Name) is { } other && other.Origin != agent.Origin) || Directory.Exists(Path.Combine(directory, agent.Name)))
            throw new AgentOSException(InstallErrors.NameTaken, "install", agent.Name);
        opened.Replace(agent.Name + Extension, JsonSerializer.SerializeToUtf8Bytes(agent, InstalledJson.Default.InstalledAgent));
        return agent;
    }

    /// <summary>Takes an agent's name away; its sessions and what was approved stay.</summary>
    /// <exception cref="AgentOSException"><see cref="InstallErrors.NotInstalled"/>.</exception>
    public void Remove(string name)
    {
        if (!IsName(name) || !File.Exists(Path.Combine(directory, name + Extension)))
            throw new AgentOSException(InstallErrors.NotInstalled, "uninstall", name);
        using PrivateDirectory opened = PrivateDirectory.Open(directory);
        opened.Remove(name + Extension);
    }

    /// <summary>Whether a text can be the name of one.</summary>
    internal static bool IsName(string text) => text.Length > 0 && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
