/** Jobs as files, which the API and the console both take in and give out. */
package io.opsconductor.web.jobfile;
