namespace AgentOS.Storage.Files;

/// <summary>What fallocate(2) is to do.</summary>
public enum AllocateMode
{
    /// <summary>Reserve the range and grow the file to hold it.</summary>
    Grow,

    /// <summary>Reserve the range; the size stays.</summary>
    KeepSize,

    /// <summary>Make the range a hole; the size stays.</summary>
    PunchHole,

    /// <summary>Make the range zeros and grow the file to hold it.</summary>
    Zero,

    /// <summary>Make the range zeros; the size stays.</summary>
    ZeroKeepSize,
}
