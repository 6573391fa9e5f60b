namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>What a process takes of its machine.</summary>
internal readonly record struct ProcessFigures(int MemoryMiB, int Threads, int Descriptors);
