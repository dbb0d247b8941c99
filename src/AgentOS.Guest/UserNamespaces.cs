namespace AgentOS.Guest;

/// <summary>Closes the nesting of user namespaces: capabilities in a nested one are the usual way to kernel attack surface.</summary>
internal static class UserNamespaces
{
    private const string Limit = "/proc/sys/user/max_user_namespaces";

    /// <summary>Allows no further user namespace below this one.</summary>
    /// <returns>False when the kernel does not let this namespace set its limit; seccomp still denies making one.</returns>
    public static bool CloseNesting()
    {
        try
        {
            File.WriteAllText(Limit, "0");
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
