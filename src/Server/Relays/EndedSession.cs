namespace AkkaChat.Server.Machines;

/// <summary>How a program's session ended.</summary>
/// <param name="Done">Up to which number the program's lines are done.</param>
/// <param name="Left">Whether the program left; otherwise it did not come back in time.</param>
internal readonly record struct Departure(long Done, bool Left);
