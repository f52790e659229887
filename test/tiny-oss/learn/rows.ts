/** Tokens of a training row behind its head: short ones for chats, long ones for everything else. */
export const rowLengths = [256, 512] as const;
