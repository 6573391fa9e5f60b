namespace AkkaChat.Server.Machines;

/// <summary>Where a program's session begins.</summary>
/// <param name="Token">Who knows it may go on with the session.</param>
/// <param name="At">How many lines the program has.</param>
/// <param name="Done">Up to which number the program's lines are done; null when the server does not know the program.</param>
/// <param name="Room">Names the room whose events are numbered: a server that was started again has another.</param>
internal sealed record Beginning(string Token, long At, long? Done, string Room);
