using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Running;
using AgentOS.Vault;

namespace AgentOS.Store.Delegation;

/// <summary>
/// A sub-agent's keys are taken from the agent that runs it, which was approved to use all of them, and never from the vault: nobody is asked for a password in the
/// middle of a conversation.
/// </summary>
internal static class HeldKeys
{
    /// <summary>Takes them.</summary>
    /// <exception cref="Errors.AgentOSException"><see cref="RunErrors.KeyMissing"/>: the agent that runs it was started without.</exception>
    public static AgentKeys Take(DelegationScope scope, PermissionSet permissions, bool hasModels) =>
        new ManifestSecrets(permissions, hasModels).Take(key => Find(scope, key));

    private static SecretValue? Find(DelegationScope scope, KeyPermission wanted)
    {
        if (scope.Approved.Keys.FirstOrDefault(key => key.Covers(wanted)) is not { } own)
            return null;
        return scope.Keys.Itself.TryGetValue(own.Variable, out string? itself)
            ? SecretValue.Parse(itself)
            : scope.Keys.Bound.FirstOrDefault(binding => binding.Variable == own.Variable)?.Value.Copy();
    }
}
