namespace AgentOS.Sqlite;

/// <summary>Lets the calling thread rest while another connection works. For the moments in which SQLite itself would sleep: nobody can tell us of a lock's end.</summary>
public static class ThreadPause
{
    /// <summary>Returns after a time; at once when it is not above zero.</summary>
    public static void For(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return;
        using ManualResetEventSlim never = new(false, spinCount: 0);
        never.Wait(time);
    }
}
