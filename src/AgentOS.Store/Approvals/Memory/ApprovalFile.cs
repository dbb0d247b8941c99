using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Private;
using AgentOS.Store.Approvals.Permissions;

namespace AgentOS.Store.Approvals.Memory;

/// <summary><c>approvals.json</c>: 0600, replaced at once, changed by one process at a time.</summary>
/// <param name="directory">The directory it is in, made when something is remembered.</param>
public sealed class ApprovalFile(string directory)
{
    private const string FileName = "approvals.json";
    private const int LongestFile = 16 << 20;

    /// <summary>What was approved of an agent from an origin; null when nothing was, or when the entry was changed by hand.</summary>
    /// <exception cref="AgentOSException"><see cref="ApprovalErrors.Damaged"/>, <see cref="ApprovalErrors.Unusable"/>.</exception>
    public RememberedApproval? Find(string agent, string origin)
    {
        if (!Directory.Exists(directory))
            return null;
        ApprovalEntry? entry = Guarded("read", () =>
        {
            using PrivateDirectory opened = PrivateDirectory.Open(directory);
            return Read(opened).Approvals.FirstOrDefault(found => found.Agent == agent && found.Origin == origin);
        });
        return entry is not null && PermissionText.Read(entry.Permissions) is { } permissions && permissions.Digest == entry.Digest
            ? new RememberedApproval(agent, origin, entry.Commit, entry.ApprovedAt, permissions) { InMachine = entry.InMachine }
            : null;
    }

    /// <summary>Puts an approval in the place of the agent's last one. It is on disk when this returns.</summary>
    /// <exception cref="AgentOSException"><see cref="ApprovalErrors.Damaged"/>, <see cref="ApprovalErrors.Unusable"/>.</exception>
    public void Remember(RememberedApproval approval) => Guarded("write", () =>
    {
        using PrivateDirectory opened = PrivateDirectory.Open(directory);
        using IDisposable held = opened.Lock();
        ApprovalEntry entry = new(approval.Agent, approval.Origin, approval.Commit, approval.At, approval.Permissions.Digest, PermissionText.Write(approval.Permissions)) { InMachine = approval.InMachine };
        IEnumerable<ApprovalEntry> others = Read(opened).Approvals.Where(found => found.Agent != entry.Agent || found.Origin != entry.Origin);
        ApprovalDocument document = new() { Approvals = [.. others, entry] };
        opened.Replace(FileName, JsonSerializer.SerializeToUtf8Bytes(document, ApprovalJson.Default.ApprovalDocument));
        return entry;
    });

    private ApprovalDocument Read(PrivateDirectory opened)
    {
        if (opened.Read(FileName, LongestFile) is not { } content)
            return new ApprovalDocument();
        try
        {
            ApprovalDocument? document = JsonSerializer.Deserialize(content, ApprovalJson.Default.ApprovalDocument);
            return document is { Version: ApprovalDocument.CurrentVersion, Approvals: not null } && !document.Approvals.Any(static entry => entry?.Permissions is null)
                ? document
                : throw new JsonException();
        }
        catch (JsonException failure)
        {
            throw new AgentOSException(ApprovalErrors.Damaged, "read", Path.Combine(directory, FileName), innerException: failure);
        }
    }

    private T Guarded<T>(string operation, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ExposedFileException exposed)
        {
            throw new AgentOSException(ApprovalErrors.Unusable, operation, exposed.Path, $"{exposed.Detail}; {exposed.Remedy}", exposed);
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(ApprovalErrors.Unusable, operation, Path.Combine(directory, FileName), failure.Error.ToString(), failure);
        }
    }
}
