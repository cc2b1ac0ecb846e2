/** By which the proxy tells pages their own address. Whatever a caller sends under this name is replaced. */
export const PAGE_HEADER = "x-page";
