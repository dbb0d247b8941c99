namespace AgentOS.Store.Repositories;

/// <summary>An address as scp(1) writes it: <c>USER@HOST:PATH</c>.</summary>
internal static class ShellAddress
{
    /// <param name="text">What the user wrote.</param>
    /// <param name="address">It, without a fragment.</param>
    public static RepositoryAddress Parse(string text, string address)
    {
        int hostAt = address.IndexOf('@', StringComparison.Ordinal) + 1;
        int bracket = address[hostAt] == '[' ? address.IndexOf(']', StringComparison.Ordinal) : -1;
        int colon = address.IndexOf(':', Math.Max(bracket, hostAt));
        HostPart host = HostPart.Parse(text, address[..colon]);
        (string path, string? reference) = RepositoryPath.CutReference(address[(colon + 1)..]);
        return new RepositoryAddress($"{host}:{RepositoryPath.Demand(text, path)}", host.Host) { Reference = reference };
    }
}
